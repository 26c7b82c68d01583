package org.raccord.core.internal.policy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.raccord.core.LeavingPolicy;
import org.raccord.core.WorkException;
import org.raccord.core.internal.settings.UserSettings;
import org.raccord.outbound.Destination;

/** The user's policy as a service. */
@Component(service = LeavingPolicy.class)
public final class PolicyComponent implements LeavingPolicy {

  private final UserSettings settings;

  @Activate
  public PolicyComponent() {
    this(UserSettings.ofUser());
  }

  PolicyComponent(UserSettings settings) {
    this.settings = settings;
  }

  @Override
  public State state() throws WorkException {
    UserSettings.Leaving leaving = settings.leaving();
    return new State(leaving.nothingLeaves(), leaving.allowed());
  }

  @Override
  public String allow(String destination) throws WorkException {
    String to = destination(destination);
    UserSettings.Leaving leaving = settings.leaving();
    List<String> allowed = new ArrayList<>(leaving.allowed());
    allowed.add(to);
    settings.store(new UserSettings.Leaving(leaving.nothingLeaves(), allowed));
    return to;
  }

  @Override
  public boolean forbid(String destination) throws WorkException {
    String to = destination(destination);
    UserSettings.Leaving leaving = settings.leaving();
    List<String> allowed = new ArrayList<>(leaving.allowed());
    boolean was = allowed.remove(to);
    if (was) {
      settings.store(new UserSettings.Leaving(leaving.nothingLeaves(), allowed));
    }
    return was;
  }

  private static String destination(String text) throws WorkException {
    try {
      return Destination.of(URI.create(text)).toString();
    } catch (IllegalArgumentException e) {
      throw new WorkException(
          WorkException.Kind.ORDER,
          "\"" + text + "\" is no destination. Write it as https://host:port.",
          e);
    }
  }

  @Override
  public boolean staysHere(String destination) {
    return Policy.staysHere(destination);
  }

  @Override
  public void nothingLeaves() throws WorkException {
    settings.store(new UserSettings.Leaving(true, settings.leaving().allowed()));
  }

  @Override
  public void ask() throws WorkException {
    settings.store(new UserSettings.Leaving(false, settings.leaving().allowed()));
  }
}
