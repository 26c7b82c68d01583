package org.raccord.core.internal.fill;

import org.raccord.core.internal.bay.MediaBay;
import org.raccord.core.internal.policy.Policy;
import org.raccord.core.internal.store.Journal;
import org.raccord.core.internal.store.ProjectPlace;
import org.raccord.core.internal.store.Spending;

/**
 * The project that is filled.
 *
 * @param place its files
 * @param bay its media
 * @param journal its jobs
 * @param policy what of it may leave the machine
 * @param spending what they cost
 */
public record FillProject(
    ProjectPlace place, MediaBay bay, Journal journal, Policy policy, Spending spending) {

  public FillProject(ProjectPlace place, MediaBay bay, Journal journal, Policy policy) {
    this(place, bay, journal, policy, new Spending(place.spending()));
  }
}
