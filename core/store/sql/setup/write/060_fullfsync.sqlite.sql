-- macOS flushes its drive only on demand; elsewhere this does nothing.
PRAGMA fullfsync = ON
