import { AppError, errorMessage } from '@hubbub/contracts'

export const alreadyRunning = (dataDir: string, pid: number | null) =>
  new AppError({
    code: 'postgres.already_running',
    kind: 'conflict',
    message: `Hubbub is already running on ${dataDir}, pid ${pid ?? 'unknown'}. Stop it first, or choose another HUBBUB_DATA and PORT.`,
    details: { dataDir, pid },
  })

export const wrongVersion = (cluster: string, found: string, ours: string) =>
  new AppError({
    code: 'postgres.wrong_version',
    kind: 'conflict',
    message: `The data in ${cluster} was made by PostgreSQL ${found}, and this is PostgreSQL ${ours}. Dump it with the old version and restore it, or choose another HUBBUB_DATA.`,
    details: { cluster, found, ours },
  })

export const foreignFolder = (cluster: string) =>
  new AppError({
    code: 'postgres.foreign_folder',
    kind: 'conflict',
    message: `${cluster} exists but holds no PostgreSQL data. Move it away, or choose another HUBBUB_DATA.`,
    details: { cluster },
  })

export const folderClosed = (dataDir: string, user: string) =>
  new AppError({
    code: 'postgres.folder_closed',
    kind: 'forbidden',
    message: `PostgreSQL does not run as root, and the user "${user}", whom it would run as, cannot enter ${dataDir} or the folder of this program. Open the folders above them (chmod o+x), choose another HUBBUB_DATA, or start as an ordinary user.`,
    details: { dataDir, user },
  })

export const noUnprivilegedUser = () =>
  new AppError({
    code: 'postgres.no_user',
    kind: 'forbidden',
    message:
      'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody". Start as an ordinary user.',
  })

export const noBinaries = (platform: string, cause: unknown) =>
  new AppError({
    code: 'postgres.no_binaries',
    kind: 'unavailable',
    message: `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL server of your own.`,
    cause,
  })

export const notWritable = (path: string, cause?: unknown) =>
  new AppError({
    code: 'postgres.not_writable',
    kind: 'forbidden',
    message: `Cannot write to ${path}${cause === undefined ? '' : ` (${errorMessage(cause)})`}. Check who owns it, or choose another HUBBUB_DATA.`,
    details: { path },
    cause,
  })

export const diskFull = (path: string, cause?: unknown) =>
  new AppError({
    code: 'postgres.disk_full',
    kind: 'unavailable',
    message: `The disk under ${path} is full. Free some space and start again; nothing that was stored is lost.`,
    details: { path },
    cause,
  })

export const portTaken = (port: number) =>
  new AppError({
    code: 'postgres.port_taken',
    kind: 'conflict',
    message: `Port ${port}, which PostgreSQL was to use, was taken by another program.`,
    details: { port },
  })

/** The last server of this folder has not quite gone; a moment later it has. */
export const stillInUse = (cluster: string) =>
  new AppError({
    code: 'postgres.still_in_use',
    kind: 'conflict',
    message: `An earlier PostgreSQL still uses ${cluster}.`,
    details: { cluster },
  })

export const programFailed = (what: string, lines: readonly string[]) =>
  new AppError({
    code: 'postgres.failed',
    kind: 'unavailable',
    message: `${what} failed: ${lines.slice(-5).join(' | ') || 'it said nothing'}`,
    details: { lines: [...lines] },
  })

/** What a system call on our own files said. */
export function fileError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(path, error) : notWritable(path, error)
}

/** What PostgreSQL's own words mean. `lines` are the last it wrote, with LC_MESSAGES=C. */
export function explainFailure(
  what: string,
  { lines, cluster, port }: { lines: readonly string[]; cluster: string; port?: number },
): AppError {
  const said = lines.join('\n')
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(cluster)
  if (/could not create any TCP\/IP sockets|Address already in use/.test(said)) return portTaken(port ?? 0)
  if (/pre-existing shared memory block|lock file .* already exists/.test(said)) return stillInUse(cluster)
  if (/Permission denied|Read-only file system/.test(said)) return notWritable(cluster)
  return programFailed(what, lines)
}
