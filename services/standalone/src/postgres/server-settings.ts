/** For one small machine that the whole of Hubbub shares. */
const base = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  synchronous_commit: 'on',
  jit: 'off',
  huge_pages: 'off',
  // Every helper process that nobody here needs costs 5 to 10 MB.
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '',
  // Statements carry what people wrote.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const satisfies Record<string, string>

/** As `-c name=value` arguments, so that they always are what this version says, whatever the folder was made with. */
export function serverArguments(
  cluster: string,
  port: number,
  extra: Readonly<Record<string, string>>,
): string[] {
  const settings = { ...base, port: String(port), ...extra }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
