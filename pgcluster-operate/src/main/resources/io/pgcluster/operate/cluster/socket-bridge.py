"""Carries bytes between standard input and output and the Unix socket that is its argument."""
import os, selectors, socket, sys
server = socket.socket(socket.AF_UNIX)
server.connect(sys.argv[1])
waiting = selectors.DefaultSelector()
waiting.register(0, selectors.EVENT_READ)
waiting.register(server, selectors.EVENT_READ)
while True:
    for key, _ in waiting.select():
        data = os.read(key.fd, 65536)
        if not data:
            sys.exit()
        if key.fd == 0:
            server.sendall(data)
        while key.fd != 0 and data:
            data = data[os.write(1, data):]
