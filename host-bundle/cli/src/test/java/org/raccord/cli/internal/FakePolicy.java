package org.raccord.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.raccord.core.LeavingPolicy;

/** Keeps a policy in memory. */
final class FakePolicy implements LeavingPolicy {

  private final TreeSet<String> allowed = new TreeSet<>(List.of("https://first.example"));
  private boolean nothing;

  @Override
  public State state() {
    return new State(nothing, new ArrayList<>(allowed));
  }

  @Override
  public String allow(String destination) {
    allowed.add(destination);
    return destination;
  }

  @Override
  public boolean forbid(String destination) {
    return allowed.remove(destination);
  }

  @Override
  public boolean staysHere(String destination) {
    return destination.contains("localhost");
  }

  @Override
  public void nothingLeaves() {
    nothing = true;
  }

  @Override
  public void ask() {
    nothing = false;
  }
}
