// The worker's user: its own database and nothing else. Run once by the mongo image, when it makes the data directory.
// The integration tests (Security/RestrictedDatabase.cs) read the user from here: it must stay a plain document.
db.getSiblingDB('ingestion').createUser({
  user: 'worker',
  pwd: process.env.MONGODB_WORKER_PASSWORD,
  // dbAdmin is for changed validators, which a worker brings along at its start; where an administrator runs setup, readWrite is enough.
  roles: [{ role: 'readWrite', db: 'ingestion' }, { role: 'dbAdmin', db: 'ingestion' }],
});
