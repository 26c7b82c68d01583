package org.raccord.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.raccord.model.fill.Brief;
import org.raccord.model.picture.FrameReader;
import org.raccord.model.picture.FrameSink;

/**
 * The host's side of one running fill. Every method is thread-safe; readers and sinks are used by
 * one thread at a time.
 */
@ProviderType
public interface FillCall {

  /**
   * An empty directory owned by this call, or the one left by the call that {@link #ticket()}
   * resumes.
   */
  Path workspace();

  /**
   * The neighbour's frames in the request's format and rate, nearest the slot first; closed by the
   * caller.
   *
   * @throws IOException if there is no neighbour at {@code edge} or its media cannot be read
   */
  FrameReader frames(Edge edge) throws IOException;

  /**
   * The neighbour's frame at the edge as a file in the workspace, written by the host: nothing
   * outside the clip's trimmed range, nothing of tracks above.
   *
   * @throws IOException if there is no neighbour at {@code edge} or its media cannot be read
   */
  Path still(Edge edge, StillSpec spec) throws IOException;

  /** The same at the timeline's size. */
  default Path still(Edge edge, StillFormat format) throws IOException {
    return still(edge, StillSpec.of(format));
  }

  /**
   * Frames of the neighbour next to the edge, in playing order, as a file in the workspace, written
   * by the host.
   *
   * @throws IOException if there is no neighbour at {@code edge} or its media cannot be read
   */
  Excerpt excerpt(Edge edge, ExcerptSpec spec) throws IOException;

  /** Up to {@code frames} frames, the same at the timeline's size and the slot's rate. */
  default Path excerpt(Edge edge, ExcerptFormat format, int frames) throws IOException {
    return excerpt(edge, ExcerptSpec.of(format, frames)).picture();
  }

  /**
   * Frames of both neighbours with the slot masked between them, as a file in the workspace,
   * written by the host.
   *
   * @throws IOException if a neighbour that is asked for is not there or its media cannot be read
   */
  Middle middle(MiddleSpec spec) throws IOException;

  /**
   * The picture or clip that a brief refers to, as a copy in the workspace that keeps its ending,
   * made by the host: as it is, in whatever form it has.
   *
   * @throws IOException if it names no file of this machine, or one that cannot be read; the
   *     message says which and what to do
   */
  Path reference(Brief.Reference reference) throws IOException;

  /**
   * Where frames of the result go, in playing order and in the request's format. Frames pushed here
   * are written straight to the take; the fill then returns a {@link Made.Pushed}.
   */
  FrameSink picture() throws IOException;

  /** The way out of the machine, for generators that use a server. */
  Outbound outbound();

  /** Reports progress. Cheap enough to call per frame: the host thins what comes too fast. */
  void progress(Progress progress);

  /**
   * Ends the call if it was cancelled. Pass here at least once a second.
   *
   * @throws InterruptedException if it was
   */
  void checkpoint() throws InterruptedException;

  /**
   * Runs {@code abort} once when the call is cancelled, at once if it already was. For a step that
   * blocks without passing a checkpoint: an HTTP exchange, a native encode.
   */
  Registration onCancel(Runnable abort);

  /** Keeps {@code ticket} on disk before it returns; a later call for the same job finds it. */
  void remember(String ticket) throws IOException;

  /**
   * Takes the ticket back: what it stood for was refused, costs nothing and can never be gone on
   * with. Where that is not certain the ticket stays.
   */
  void forget() throws IOException;

  /** The ticket that an earlier call for this job left behind. */
  Optional<String> ticket();

  /** A still picture's file format. */
  enum StillFormat {
    PNG,
    JPEG
  }

  /** An excerpt's file format. */
  enum ExcerptFormat {
    /** H.264 in MP4, for servers. */
    MP4,
    /** FFV1 in Matroska, lossless. */
    FFV1
  }

  /** Taken back by {@link #close}. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
