package org.raccord.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.raccord.core.GeneratorSetup;
import org.raccord.core.LeavingPolicy;
import org.raccord.core.Models;
import org.raccord.core.Prover;
import org.raccord.core.SoundProver;
import org.raccord.core.Voices;
import org.raccord.core.Workbench;

/**
 * What every command works with.
 *
 * @param workbench opens timelines
 * @param prover compares fills with the truth
 * @param soundProver compares the sound of fills with the truth
 * @param setup sets generators up
 * @param policy says what may leave the machine
 * @param models the model packages of this machine
 * @param voices what lines are spoken in
 * @param out takes results
 * @param err takes progress and errors
 * @param in answers of the editor
 * @param terminal what {@code err} is
 * @param folder the current folder
 * @param clock tells the time
 */
record Desk(
    Workbench workbench,
    Prover prover,
    SoundProver soundProver,
    GeneratorSetup setup,
    LeavingPolicy policy,
    Models models,
    Voices voices,
    PrintStream out,
    PrintStream err,
    BufferedReader in,
    Terminal terminal,
    Path folder,
    Clock clock) {

  /**
   * Where the editor sits.
   *
   * @param interactive whether a person watches and can answer
   * @param width columns
   */
  record Terminal(boolean interactive, int width) {}

  /** A path as the editor typed it, from the current folder. */
  Path path(Path typed) {
    return folder.resolve(typed).normalize();
  }

  /** Asks for a yes; anything else is a no. */
  boolean agrees(String question) throws IOException {
    err.print(question + " [y/N] ");
    err.flush();
    String line = in.readLine();
    return line != null
        && (line.strip().equalsIgnoreCase("y") || line.strip().equalsIgnoreCase("yes"));
  }
}
