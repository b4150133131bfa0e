package io.pgcluster.exporter;

import io.pgcluster.exporter.failure.Reason;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs something at SIGHUP. The class that the JDK has for it is public and belongs to no API, so the compiler will not hear of it: it is
 * called by its name.
 */
final class HangupSignal {
    private static final Logger LOG = LoggerFactory.getLogger(HangupSignal.class);

    private HangupSignal() {}

    static void run(Runnable task) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler call = (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                    return method.invoke(task, arguments);
                }
                task.run();
                return null;
            };
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("HUP"),
                            Proxy.newProxyInstance(
                                    HangupSignal.class.getClassLoader(), new Class<?>[] {handler}, call));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.warn("SIGHUP does not reload the configuration on this platform: {}", Reason.of(e));
        }
    }
}
