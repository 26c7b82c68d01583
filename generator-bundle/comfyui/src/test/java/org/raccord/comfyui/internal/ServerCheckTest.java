package org.raccord.comfyui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.generator.Checkable;
import org.raccord.generator.Outbound;
import org.raccord.generator.tck.RecordedFillCall;
import org.raccord.model.fill.Brief;

/** What is found missing at a server. */
class ServerCheckTest {

  private static final String WORKFLOW =
      "{\"1\":{\"class_type\":\"UNETLoader\",\"inputs\":{\"unet_name\":\"mine.safetensors\"}},"
          + "\"2\":{\"class_type\":\"KSampler\",\"inputs\":{\"sampler_name\":\"odd\",\"steps\":3}},"
          + "\"3\":{\"class_type\":\"Exotic\",\"inputs\":{\"text\":\"{{prompt}}\"}},"
          + "\"4\":{\"class_type\":\"SaveVideo\",\"inputs\":{\"format\":\"mp4\"}}}";

  @TempDir Path folder;

  private List<Checkable.Finding> check(ScriptedComfy comfy) throws Exception {
    Path workflow = ComfyBench.workflow(folder, WORKFLOW);
    Checkable generator =
        (Checkable) ComfyBench.generator(comfy.url(), Map.of("workflow", workflow.toString()));
    Outbound outbound = new RecordedFillCall(ComfyBench.request(Brief.OPEN), folder).outbound();
    return generator.check(
        new Checkable.CheckCall() {
          @Override
          public void checkpoint() {}

          @Override
          public Outbound outbound() {
            return outbound;
          }

          @Override
          public Path workspace() {
            return folder;
          }
        });
  }

  private static Checkable.Finding of(List<Checkable.Finding> findings, String subject) {
    return findings.stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  @Test
  void missingNodesFilesAndValuesAreListed() throws Exception {
    try (ScriptedComfy comfy = new ScriptedComfy(folder)) {
      comfy
          .knowing(
              "UNETLoader", "{\"input\":{\"required\":{\"unet_name\":[[\"other.safetensors\"]]}}}")
          .knowing(
              "KSampler",
              "{\"input\":{\"required\":{\"steps\":[\"INT\",{}],\"sampler_name\":[\"COMBO\","
                  + "{\"options\":[\"euler\",\"uni_pc\"]}]}}}")
          .knowing(
              "SaveVideo",
              "{\"input\":{\"required\":{\"format\":[\"COMBO\",{}]}},\"output_node\":true}");
      List<Checkable.Finding> findings = check(comfy);
      assertTrue(of(findings, "server").passes());
      assertTrue(of(findings, "server").message().contains("0.3.60, cuda:0 Scripted with 24 GB"));
      assertFalse(of(findings, "nodes").passes());
      assertTrue(of(findings, "nodes").message().contains("Exotic"));
      assertTrue(of(findings, "models").message().contains("\"mine.safetensors\" (UNETLoader)"));
      assertTrue(of(findings, "values").message().contains("\"odd\", offered are euler, uni_pc"));
    }
  }

  @Test
  void aServerWithEverythingPasses() throws Exception {
    try (ScriptedComfy comfy = new ScriptedComfy(folder)) {
      comfy
          .knowing(
              "UNETLoader", "{\"input\":{\"required\":{\"unet_name\":[[\"mine.safetensors\"]]}}}")
          .knowing("KSampler", "{\"input\":{\"required\":{\"sampler_name\":[[\"odd\"]]}}}")
          .knowing("Exotic", "{}")
          .knowing("SaveVideo", "{\"output_node\":true}");
      List<Checkable.Finding> findings = check(comfy);
      assertEquals(3, findings.size(), findings::toString);
      assertTrue(findings.stream().allMatch(Checkable.Finding::passes), findings::toString);
    }
  }

  @Test
  void whatIsNoComfyIsSaid() throws Exception {
    try (ScriptedComfy comfy = new ScriptedComfy(folder)) {
      List<Checkable.Finding> findings = check(comfy.is(ScriptedComfy.Nature.WEB_PAGE));
      assertEquals(1, findings.size());
      assertFalse(findings.get(0).passes());
      assertTrue(findings.get(0).message().contains("web page"));
    }
  }
}
