package org.raccord.generator.tck;

import java.io.IOException;
import org.raccord.conformance.Chapter;
import org.raccord.conformance.Rule;
import org.raccord.generator.Edge;
import org.raccord.generator.FillRequest;
import org.raccord.model.picture.PixelLayout;

/** Rules of slots and footage of other kinds: served, or declined. */
@Chapter("Slots and footage of other kinds")
abstract class RequestRules extends TraceRules {

  @Rule("A slot with the clip before alone is filled, or declined.")
  final void required_G070_theClipBeforeAlone() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(Requests.without(request(), Edge.AFTER));
  }

  @Rule("A slot with the clip after alone is filled, or declined.")
  final void required_G071_theClipAfterAlone() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(Requests.without(request(), Edge.BEFORE));
  }

  @Rule("A slot without neighbours is filled, or declined.")
  final void required_G072_noNeighbours() throws IOException, InterruptedException {
    bench()
        .assertServesOrDeclines(
            Requests.without(Requests.without(request(), Edge.BEFORE), Edge.AFTER));
  }

  @Rule("Footage of 8 bits, 4:2:0, is filled, or declined.")
  final void required_G073_eightBit420() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(sized(0, PixelLayout.YUV420_8, declared().length()));
  }

  @Rule("Footage of 10 bits, 4:2:0, is filled, or declined.")
  final void required_G074_tenBit420() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(sized(0, PixelLayout.YUV420_10, declared().length()));
  }

  @Rule("Footage of odd width and height is filled, or declined.")
  final void required_G075_oddSizes() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(sized(1, PixelLayout.YUV422_10, declared().length()));
  }

  @Rule("A slot of one frame is filled, or declined.")
  final void required_G076_slotOfOneFrame() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(sized(0, PixelLayout.YUV422_10, 1));
  }

  private FillRequest sized(int less, PixelLayout layout, long length) {
    return new Requests(declared())
        .of(Requests.format(declared().width() - less, declared().height() - less, layout), length);
  }

  @Rule("Another seed fills too.")
  final void stochastic_G077_anotherSeedFillsToo() throws IOException, InterruptedException {
    bench().assertServesOrDeclines(Requests.seeded(request(), 4_711));
  }
}
