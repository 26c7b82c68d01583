package org.raccord.logging.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.log.FormatterLogger;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerConsumer;
import org.osgi.service.log.LoggerFactory;

/**
 * Hands loggers of the OSGi kind to bundles that know no other. Without this service, Declarative
 * Services keeps to itself why a component did not come up.
 */
@Component(service = LoggerFactory.class)
public final class FrameworkLoggers implements LoggerFactory {

  @Override
  public Logger getLogger(String name) {
    return getLogger(name, Logger.class);
  }

  @Override
  public Logger getLogger(Class<?> type) {
    return getLogger(type.getName());
  }

  @Override
  public <L extends Logger> L getLogger(Class<?> type, Class<L> kind) {
    return getLogger(type.getName(), kind);
  }

  @Override
  public <L extends Logger> L getLogger(Bundle bundle, String name, Class<L> kind) {
    return getLogger(name, kind);
  }

  @Override
  public <L extends Logger> L getLogger(String name, Class<L> kind) {
    boolean printf = kind == FormatterLogger.class;
    InvocationHandler handler = new Handler(org.slf4j.LoggerFactory.getLogger(name), printf);
    return kind.cast(
        Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {kind}, handler));
  }

  /**
   * The OSGi logger's methods are five levels by eight argument lists that mean the same as those
   * of slf4j: answered by name instead of forty times.
   */
  private record Handler(org.slf4j.Logger log, boolean printf) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(
        Object proxy, java.lang.reflect.Method method, Object @Nullable [] arguments)
        throws Throwable {
      Object[] given = arguments == null ? new Object[0] : arguments;
      return switch (method.getName()) {
        case "getName", "toString" -> log.getName();
        case "hashCode" -> System.identityHashCode(proxy);
        case "equals" -> proxy == given[0];
        case "isTraceEnabled" -> log.isTraceEnabled();
        case "isDebugEnabled" -> log.isDebugEnabled();
        case "isInfoEnabled" -> log.isInfoEnabled();
        case "isWarnEnabled" -> log.isWarnEnabled();
        case "isErrorEnabled" -> log.isErrorEnabled();
        case "trace" -> write(proxy, org.slf4j.event.Level.TRACE, given);
        case "debug" -> write(proxy, org.slf4j.event.Level.DEBUG, given);
        case "info" -> write(proxy, org.slf4j.event.Level.INFO, given);
        case "warn" -> write(proxy, org.slf4j.event.Level.WARN, given);
        default -> write(proxy, org.slf4j.event.Level.ERROR, given); // error and audit
      };
    }

    private @Nullable Object write(Object proxy, org.slf4j.event.Level level, Object[] given)
        throws Exception {
      if (!log.isEnabledForLevel(level)) {
        return null;
      }
      if (given[0] instanceof LoggerConsumer<?> consumer) {
        @SuppressWarnings("unchecked") // A consumer of exceptions that takes any logger.
        LoggerConsumer<Exception> deferred = (LoggerConsumer<Exception>) consumer;
        deferred.accept((Logger) proxy);
        return null;
      }
      String message = String.valueOf(given[0]);
      Object[] values = new Object[0];
      if (given.length == 2 && given[1] instanceof Object[] list) {
        values = list;
      } else if (given.length > 1) {
        values = java.util.Arrays.copyOfRange(given, 1, given.length);
      }
      if (printf && values.length > 0) {
        log.atLevel(level).log(String.format(java.util.Locale.ROOT, message, values));
      } else {
        // slf4j takes a throwable at the end for the cause, as OSGi does.
        log.atLevel(level).log(message, values);
      }
      return null;
    }
  }
}
