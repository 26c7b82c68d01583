package org.raccord.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.raccord.imaging.Grey;
import org.raccord.imaging.Moment;
import org.raccord.imaging.Raster;
import org.raccord.model.picture.Frame;

/** What a refinement is given is true, and what it leaves alone stays as it was. */
class RefiningTest {

  private static final Slot SLOT =
      new Slot(
          3,
          LayeredScene.FORMAT,
          Raster.of(LayeredScene.FORMAT),
          7,
          Treatment.LEFT,
          Treatment.LEFT);

  private static final SideFrames BEFORE = side(-2, -1);
  private static final SideFrames AFTER = side(2, 1);

  @TempDir private Path folder;

  private static SideFrames side(double edge, int away) {
    LayeredScene scene = new LayeredScene(11, 5);
    List<Frame> frames = new ArrayList<>();
    List<Grey> greys = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      Frame frame = scene.frame(edge + away * k);
      frames.add(frame);
      greys.add(SLOT.raster().grey(frame));
    }
    return new SideFrames(frames, greys);
  }

  private ModelPackage described(String holds, byte[] graph) throws PackageException {
    String inputs = "{\"tensor\": \"input\", \"holds\": [" + holds + "]}";
    String json = Packages.json(graph, inputs, "better", "").replace("interpolate", "refine");
    return PackageFile.read(Packages.write(folder, json, graph));
  }

  private static double distance(Light one, Light other) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < one.planes()[c].length; i++) {
        sum += Math.abs(one.planes()[c][i] - other.planes()[c][i]);
      }
    }
    return sum / (3.0 * one.width() * one.height());
  }

  @Test
  void whatARefinementGivesBackStaysToTheBit() throws Exception {
    ModelPackage described =
        described("\"woven\", \"first\", \"second\", \"time\"", Graphs.untouched());
    Woven woven = new Woven(SLOT, BEFORE, AFTER);
    try (PictureModel model = PictureModel.open(described, 1)) {
      Making making = new Between(described, model, SLOT, BEFORE, AFTER, folder);
      for (int k = 0; k < 3; k++) {
        Frame plain = woven.frame(woven.moment(woven.at(k)), woven.at(k));
        Frame made = making.frame(k, () -> {});
        for (int p = 0; p < 3; p++) {
          assertArrayEquals(plain.plane(p), made.plane(p));
        }
      }
    }
  }

  @Test
  void theWaysLeadFromThePictureBeforeToWhatWasBroughtFromIt() throws Exception {
    ModelPackage described =
        described(
            "\"first\", \"grid-x\", \"grid-y\", \"step-x\", \"step-y\", \"to-first-x\","
                + " \"to-first-y\"",
            Graphs.fetched());
    Woven woven = new Woven(SLOT, BEFORE, AFTER);
    Moment moment = woven.moment(0.5);
    Frame made = woven.frame(moment, 0.5);
    Material material = TrainingMaterial.told(woven, moment, 0.5, made);
    material.put(ModelPackage.Content.FIRST, Light.of(BEFORE.edge()));
    Light brought =
        new Light(
            material.width(),
            material.height(),
            material.planes(ModelPackage.Content.FROM_FIRST).all());
    try (PictureModel model = PictureModel.open(described, 1)) {
      Light fetched = model.make(material, 0.5, () -> {});
      double apart = distance(fetched, brought);
      // One way is linear, the other cubic, and codes are rounded: a few codes at edges.
      assertTrue(apart < 0.01, () -> "apart " + apart);
      double still = distance(Light.of(BEFORE.edge()), brought);
      assertTrue(still > 4 * apart, () -> "still " + still + ", fetched " + apart);
    }
  }

  @Test
  void theWovenPictureIsBothSidesByTheirShare() {
    Woven woven = new Woven(SLOT, BEFORE, AFTER);
    double at = woven.at(0);
    Moment moment = woven.moment(at);
    Frame made = woven.frame(moment, at);
    Light plain = Light.of(made);
    Material material = TrainingMaterial.told(woven, moment, at, made);
    float[] share = material.planes(ModelPackage.Content.SHARE).all()[0];
    float[] first = material.planes(ModelPackage.Content.FROM_FIRST).all()[1];
    float[] second = material.planes(ModelPackage.Content.FROM_SECOND).all()[1];
    double sum = 0;
    for (int i = 0; i < share.length; i++) {
      sum += Math.abs(first[i] * (1 - share[i]) + second[i] * share[i] - plain.planes()[1][i]);
    }
    // Rounded to codes on either way.
    assertEquals(0, sum / share.length, 0.004);
  }

  @Test
  void aRefinementSeesDoubtAndCanActOnIt() throws Exception {
    ModelPackage described =
        described("\"woven\", \"from-first\", \"doubt-second\"", Graphs.surer());
    Woven woven = new Woven(SLOT, BEFORE, AFTER);
    Moment moment = woven.moment(0.5);
    Frame bare = woven.frame(moment, 0.5);
    Light plain = Light.of(bare);
    Material material = TrainingMaterial.told(woven, moment, 0.5, bare);
    float[] doubt = material.planes(ModelPackage.Content.DOUBT_SECOND).all()[0];
    float[] first = material.planes(ModelPackage.Content.FROM_FIRST).all()[0];
    int doubted = 0;
    int sure = 0;
    try (PictureModel model = PictureModel.open(described, 1)) {
      Light made = model.make(material, 0.5, () -> {});
      for (int i = 0; i < doubt.length; i++) {
        float was = plain.planes()[0][i];
        assertEquals(was + doubt[i] * (first[i] - was), made.planes()[0][i], 1e-4);
        doubted += doubt[i] > 0.5 ? 1 : 0;
        sure += doubt[i] < 0.2 ? 1 : 0;
      }
    }
    // What a thing covers in the picture after is doubted, and most of the picture is not.
    String counted = doubted + " pixels doubted, " + sure + " sure, of " + doubt.length;
    assertTrue(doubted > 20 && sure > doubt.length / 2, counted);
  }

  @Test
  void whatTheMotionTellsIsForRefinementsAlone() {
    byte[] graph = Graphs.untouched();
    String inputs =
        "{\"tensor\": \"input\", \"holds\": [\"from-first\", \"first\", \"second\", \"time\"]}";
    Packages.write(folder, Packages.json(graph, inputs, "better", ""), graph);
    PackageException thrown = assertThrows(PackageException.class, () -> PackageFile.read(folder));
    assertTrue(
        thrown.reason().contains("\"refine\"") && thrown.reason().contains("\"from-first\""),
        thrown::reason);
  }
}
