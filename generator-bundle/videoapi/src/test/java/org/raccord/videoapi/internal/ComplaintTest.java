package org.raccord.videoapi.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.raccord.generator.GenerationException;
import org.raccord.generator.OutboundReply;

/** What a server says when it refuses an order: whether less of a condition would be taken. */
class ComplaintTest {

  private static final Set<String> CONDITION = Set.of("input_references", "fl2va");

  private static OutboundReply reply(int status, String body) {
    return new OutboundReply(
        status,
        Map.of(),
        ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)),
        0,
        URI.create("http://box:1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // About the condition: by field, by way, by name, by what it says, in words, by size of
        // all.
        "true | 400 | {'error':{'message':'no','param':'input_references'}}",
        "true | 422 | {'detail':[{'loc':['body','input_references',0],'msg':'Extra inputs'}]}",
        "true | 400 | {'detail':'Unknown parameter: input_references.'}",
        "true | 400 | {'detail':'unsupported task fl2va'}",
        "true | 400 | {'detail':'Latent-mask editing is not supported by this model.'}",
        "true | 400 | {'detail':'This model does not accept a last frame'}",
        "true | 400 | {'detail':'source_video exceeds the 512 MiB size limit of input_references'}",
        "true | 413 | ",
        // About something else.
        "false | 400 | {'detail':'Image size 300x200 is not supported for image generation'}",
        "false | 400 | {'error':{'message':'The image must match the width','param':'size'}}",
        "false | 400 | {'detail':'num_frames is not supported: 17'}",
        "false | 422 | {'detail':[{'loc':['body','seed'],'msg':'value is not a valid integer'}]}",
        "false | 400 | {'detail':'The model other does not exist; no such model, fl2va'}",
        "false | 400 | {'error':{'message':'moderation: the reference image','param':'input_references'}}",
        "false | 401 | {'detail':'input_references need a key'}",
        "false | 404 | {'detail':'input_references'}"
      })
  void whatNamesTheConditionIsAboutIt(boolean about, int status, String body) {
    OutboundReply reply = reply(status, body == null ? "" : body.replace('\'', '"'));
    Exception thrown =
        assertThrows(Exception.class, () -> Complaint.refuse("http://box:1", reply, CONDITION));
    assertEquals(
        about ? ConditionRefusedException.class : GenerationException.class, thrown.getClass());
  }

  @ParameterizedTest
  @CsvSource({"400", "413"})
  void withoutAConditionThereIsNothingToLeaveOut(int status) {
    OutboundReply reply = reply(status, "{\"detail\":\"masks are not supported\"}");
    assertThrows(
        GenerationException.class, () -> Complaint.refuse("http://box:1", reply, Set.of()));
  }
}
