import { execFileSync } from 'node:child_process'
import { connect } from 'node:net'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { sleep } from '@hubbub/runtime'
import { freePort } from '@hubbub/runtime/free-port'
import { spawnTied } from '@hubbub/runtime/spawn-tied'
import { createTransport } from 'nodemailer'
import { dovecotConfig, type DovecotUsers } from './dovecot-settings.ts'

const path = '/usr/sbin:/usr/bin:/sbin:/bin'

/** Why there can be no Dovecot here, or null when there can. */
export function whyNoDovecot(): string | null {
  try {
    const version = execFileSync('dovecot', ['--version'], { encoding: 'utf8', env: { PATH: path } }).trim()
    return version.startsWith('2.3.')
      ? null
      : `Dovecot ${version} is installed; the configuration here is for 2.3`
  } catch {
    return 'Dovecot is not installed (Debian: dovecot-imapd and dovecot-lmtpd)'
  }
}

export type Dovecot = Awaited<ReturnType<typeof startDovecot>>

/** A real IMAP server with the given accounts (address to password), on loopback, gone with its mail when disposed. */
export async function startDovecot(accounts: Record<string, string>) {
  const root = await mkdtemp(join(tmpdir(), 'dovecot-'))
  const [imapPort, lmtpPort] = [await freePort(), await freePort()]
  await chmod(root, 0o755)
  for (const folder of ['run', 'state']) await mkdir(join(root, folder))
  await mkdir(join(root, 'mail'), { mode: 0o777 })
  await chmod(join(root, 'mail'), 0o777)
  const lines = Object.entries(accounts).map(([address, password]) => `${address}:{PLAIN}${password}\n`)
  await writeFile(join(root, 'users'), lines.join(''))
  await writeFile(join(root, 'dovecot.conf'), dovecotConfig({ root, imapPort, lmtpPort }, usersHere()))

  const server = await spawnTied(['dovecot', '-F', '-c', join(root, 'dovecot.conf')], { env: { PATH: path } })
  const stop = async () => {
    await server.stop()
    await rm(root, { recursive: true, force: true })
  }
  try {
    await answering(imapPort)
  } catch (cause) {
    const log = await readFile(join(root, 'dovecot.log'), 'utf8').catch(() => '')
    await stop()
    throw new Error(`Dovecot did not start: ${log.slice(-1000)}`, { cause })
  }

  const lmtp = createTransport({ host: '127.0.0.1', port: lmtpPort, lmtp: true, ignoreTLS: true })
  return {
    imap: { host: '127.0.0.1', port: imapPort },
    /** Delivers as a mail server would, by LMTP. */
    async deliver(raw: string | Buffer, to: string): Promise<void> {
      await lmtp.sendMail({ envelope: { from: 'sender@post.test', to }, raw })
    },
    /** Ends every open session of the account, as an administrator can. */
    disconnect(address: string) {
      execFileSync('doveadm', ['-c', join(root, 'dovecot.conf'), 'kick', address], { env: { PATH: path } })
    },
    [Symbol.asyncDispose]: stop,
  }
}

function usersHere(): DovecotUsers {
  const { uid, gid, username } = userInfo()
  if (uid === 0)
    return { internal: 'dovecot', internalGroup: 'dovecot', login: 'dovenull', uid: 65534, gid: 65534 }
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
  return { internal: username, internalGroup: group, login: username, uid, gid }
}

async function answering(port: number) {
  for (let tries = 0; ; tries += 1) {
    const greeted = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('data', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('close', () => resolve(false))
      setTimeout(() => socket.destroy(), 2000).unref()
    })
    if (greeted) return
    if (tries >= 50) throw new Error(`Nothing answers on port ${port}`)
    await sleep(100)
  }
}
