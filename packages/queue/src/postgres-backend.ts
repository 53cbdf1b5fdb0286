import {
  createPostgresBackend,
  type JobProgress,
  type PgPool,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq'
import pg from 'pg'
import type { Backend, JobData } from './backend.ts'
import { log } from './log.ts'
import { workerTiming } from './worker-timing.ts'

type PostgresQueue = Queue<
  JobData,
  void,
  string,
  JobData,
  void,
  string,
  PostgresQueueBackend,
  PostgresConnectionOptions
>
type PostgresWorker = Worker<
  JobData,
  void,
  string,
  PostgresQueueBackend,
  JobProgress,
  PostgresConnectionOptions
>

const schema = 'bullmq'

/** Jobs in the application's own database, in a schema of their own. One pool serves every queue of the process. */
export async function openPostgresBackend(connectionString: string, poolSize: number): Promise<Backend> {
  const pool = new pg.Pool({
    connectionString,
    max: poolSize,
    application_name: 'hubbub queue',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A job is only a signal: one that a crash of the server forgets is found again by the sweep.
    options: `-c search_path=${schema} -c synchronous_commit=off`,
  })
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection of the queue broke'))
  // One that is in use tells whoever uses it; an 'error' that nobody hears besides ends the process.
  pool.on('connect', (client) => void client.on('error', () => {}))
  await migrate(pool).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })

  const connection = asPgPool(pool)
  return {
    kind: 'postgres',
    redis: null,
    queue: (name) => {
      const queue: PostgresQueue = new Queue(name, { connection }, createPostgresBackend)
      return queue
    },
    worker: (name, process, { concurrency }) => {
      const options = { ...workerTiming, connection, concurrency }
      const worker: PostgresWorker = new Worker(name, process, options, createPostgresBackend)
      return worker
    },
    async ping() {
      await pool.query('SELECT 1')
    },
    [Symbol.asyncDispose]: async () => await pool.end(),
  }
}

/** Takes the library's own lock, so that many processes may start at once. */
async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await runMigrations(client, schema)
  } finally {
    client.release()
  }
}

/** The library describes the part of the pool it uses, with `query` returning rows of any type; the real one has all of it. */
function asPgPool(pool: pg.Pool): PgPool {
  return pool as unknown as PgPool
}
