export { type Backend, createBackend, type QueueSettings } from './backend.ts'
export { createProducer, type Producer } from './create-producer.ts'
export {
  createWorkers,
  type Handlers,
  type JobContext,
  type Workers,
  type WorkersOptions,
} from './create-workers.ts'
export { type QueueName, queueNames } from './define-job.ts'
export { type JobName, type JobPayload, jobs, type JobsOn } from './jobs.ts'
export { letterId } from './letter-id.ts'
export { config as queueConfig } from './queue.config.ts'
