export const SCHEMA = `
CREATE TABLE IF NOT EXISTS identity (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS event (
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  epoch INTEGER NOT NULL,
  mode TEXT NOT NULL,
  seq INTEGER NOT NULL,
  type TEXT NOT NULL,
  subject TEXT,
  body TEXT NOT NULL,
  status TEXT,
  result TEXT,
  settled INTEGER,
  UNIQUE (epoch, mode, seq)
);
CREATE INDEX IF NOT EXISTS event_pending ON event (no) WHERE status IS NULL;
CREATE INDEX IF NOT EXISTS event_subject ON event (subject) WHERE subject IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_type ON event (type, no);
CREATE INDEX IF NOT EXISTS event_settled ON event (settled);
CREATE TABLE IF NOT EXISTS pulled (
  type TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (type, id)
);
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
`
