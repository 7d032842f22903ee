// The worker's user: its own database and nothing else. Run once by the mongo image, when it makes the data directory.
db.getSiblingDB('ingestion').createUser({
  user: 'worker',
  pwd: process.env.MONGODB_WORKER_PASSWORD,
  // dbAdmin is for collections, validators and indexes, which a worker makes at its start.
  roles: [{ role: 'readWrite', db: 'ingestion' }, { role: 'dbAdmin', db: 'ingestion' }],
});
