package org.raccord.comfyui.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.raccord.generator.Checkable.CheckCall;
import org.raccord.generator.Checkable.Finding;
import org.raccord.generator.GenerationException;
import org.raccord.generator.OutboundException;

/** Asks a server whether it has what a workflow needs: its nodes, and the files that they name. */
final class ServerCheck {

  private static final int MOST_OFFERED = 8;

  private final ComfyServer server;
  private final Workflow workflow;
  private final CheckCall call;
  private final Set<String> missingFiles = new LinkedHashSet<>();
  private final Set<String> otherValues = new LinkedHashSet<>();

  ServerCheck(ComfyServer server, Workflow workflow, CheckCall call) {
    this.server = server;
    this.workflow = workflow;
    this.call = call;
  }

  List<Finding> findings() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.add(new Finding("server", true, "ComfyUI " + machine(server.stats()) + "."));
      Map<String, JsonObject> nodes = new TreeMap<>();
      Set<String> missing = new LinkedHashSet<>();
      for (String nodeClass : workflow.classes()) {
        call.checkpoint();
        Optional<JsonObject> node = server.node(nodeClass);
        if (node.isPresent()) {
          nodes.put(nodeClass, node.get());
        } else {
          missing.add(Words.of(nodeClass));
        }
      }
      findings.add(ofNodes(missing));
      workflow.ids().forEach(id -> lookAtValues(id, nodes));
      findings.add(ofFiles());
      if (!otherValues.isEmpty()) {
        findings.add(
            new Finding(
                "values",
                false,
                "The server does not offer what the workflow chose: "
                    + String.join("; ", otherValues)
                    + ". Choose again in ComfyUI and export the workflow anew."));
      }
      if (missing.isEmpty()
          && nodes.values().stream().noneMatch(node -> Json.isTrue(node, "output_node"))) {
        findings.add(
            new Finding(
                "output",
                false,
                "No node of the workflow saves anything. End it with Save Video."));
      }
    } catch (OutboundException | GenerationException e) {
      findings.add(new Finding("server", false, String.valueOf(e.getMessage())));
    }
    return findings;
  }

  private static String machine(JsonObject stats) {
    StringBuilder said =
        new StringBuilder(
            Json.object(stats, "system")
                .flatMap(system -> Json.text(system, "comfyui_version"))
                .map(Words::of)
                .orElse("of a version that it does not tell"));
    for (JsonElement device : Json.array(stats, "devices")) {
      Optional<JsonObject> of = Json.object(device);
      of.flatMap(d -> Json.text(d, "name"))
          .ifPresent(name -> said.append(", ").append(Words.of(name)));
      double bytes = of.isEmpty() ? 0 : Json.number(of.get(), "vram_total").orElse(0);
      if (bytes > 0) {
        said.append(" with ").append(Math.round(bytes / (1L << 30))).append(" GB");
      }
    }
    return said.toString();
  }

  private Finding ofNodes(Set<String> missing) {
    return missing.isEmpty()
        ? new Finding(
            "nodes", true, "The server has all " + workflow.classes().size() + " kinds of nodes.")
        : new Finding(
            "nodes",
            false,
            "The server has no nodes of the class "
                + String.join(", ", missing)
                + ". Update ComfyUI, or install what brings them (ComfyUI Manager > Install Missing"
                + " Custom Nodes).");
  }

  private Finding ofFiles() {
    return missingFiles.isEmpty()
        ? new Finding("models", true, "The server has all models that the workflow names.")
        : new Finding(
            "models",
            false,
            "The server lacks "
                + String.join(", ", missingFiles)
                + ". Put them into its folder models, or choose others in ComfyUI and export the"
                + " workflow anew.");
  }

  /** Values that the workflow names, against the lists that its nodes choose from. */
  private void lookAtValues(String id, Map<String, JsonObject> nodes) {
    JsonObject node = nodes.get(workflow.classOf(id).orElse(""));
    if (node == null) {
      return;
    }
    for (Map.Entry<String, JsonElement> literal : workflow.literals(id).entrySet()) {
      Optional<List<String>> offered = NodeInputs.offered(node, literal.getKey());
      String value = literal.getValue().getAsString();
      if (offered.isEmpty() || offered.get().contains(value)) {
        continue;
      }
      String quoted = "\"" + Words.of(value) + "\"";
      if (ModelFiles.isOne(value)) {
        missingFiles.add(quoted + " (" + workflow.classOf(id).orElse("") + ")");
      } else {
        otherValues.add(
            ComfyTrouble.node(id, workflow)
                + " has "
                + literal.getKey()
                + " "
                + quoted
                + ", offered are "
                + Words.of(
                    String.join(
                        ", ",
                        offered.get().subList(0, Math.min(MOST_OFFERED, offered.get().size())))));
      }
    }
  }
}
