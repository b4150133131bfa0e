package io.pgcluster.operate.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A connection to a Unix socket inside a container, carried by a program that an engine runs there: it reaches what is never
 * published, with no port that other users of this machine could use.
 */
final class ProgramSocket extends Socket {
    private final Process process;
    private final ProcessInput input;
    private int timeoutMillis;

    ProgramSocket(Process process) {
        this.process = process;
        this.input = new ProcessInput(process.getInputStream());
    }

    @Override
    public void connect(SocketAddress endpoint) {
        // The program is connected from its start on; a failure shows as the end of its output.
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
        // See above.
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        timeoutMillis = millis;
        input.limit(millis);
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeoutMillis;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // There is no TCP here.
    }

    @Override
    public void setKeepAlive(boolean on) {
        // There is no TCP here.
    }

    @Override
    public synchronized void close() throws IOException {
        super.close();
        Programs.stop(process);
        input.close();
    }
}
