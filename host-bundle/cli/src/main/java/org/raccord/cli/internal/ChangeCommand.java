package org.raccord.cli.internal;

import org.raccord.core.Edit;
import org.raccord.core.WorkException;

/** A command that makes one change and tells it. */
abstract class ChangeCommand extends Subcommand {

  ChangeCommand(Desk desk) {
    super(desk);
  }

  /** The timeline, opened for changing. */
  abstract Edit opened() throws WorkException;

  abstract Edit.Change change(Edit edit) throws WorkException, InterruptedException;

  @Override
  final Answer run() throws WorkException, InterruptedException {
    try (Edit edit = opened()) {
      return ChangeView.answer(document(), edit, change(edit), shown(edit.file()));
    }
  }
}
