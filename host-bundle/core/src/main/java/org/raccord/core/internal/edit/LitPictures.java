package org.raccord.core.internal.edit;

import java.io.IOException;
import java.util.Optional;
import org.raccord.imaging.colour.ViewingTable;
import org.raccord.model.picture.Frame;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.PictureFormat;

/**
 * Pictures through a viewing table.
 *
 * @param deep hands them out as RGB of 16 bits
 * @param table what they go through
 * @param format RGB of 8 bits
 */
record LitPictures(FrameReader deep, ViewingTable table, PictureFormat format)
    implements FrameReader {

  @Override
  public Optional<Frame> next() throws IOException {
    return deep.next().map(table::apply);
  }

  @Override
  public void skip(long frames) throws IOException {
    deep.skip(frames);
  }

  @Override
  public void close() throws IOException {
    deep.close();
  }
}
