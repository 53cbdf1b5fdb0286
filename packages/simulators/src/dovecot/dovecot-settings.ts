export interface DovecotPaths {
  /** Everything lies below it; it is ours to write. */
  root: string
  imapPort: number
  lmtpPort: number
}

/** Whose rights the processes have: root needs the users of the Debian package, anybody else runs all as themselves. */
export interface DovecotUsers {
  internal: string
  internalGroup: string
  login: string
  uid: number
  gid: number
}

/** One file for Dovecot 2.3, without root, without chroot, on loopback, forgetting nothing outside its folder. */
export function dovecotConfig({ root, imapPort, lmtpPort }: DovecotPaths, users: DovecotUsers): string {
  return `
base_dir = ${root}/run
state_dir = ${root}/state
log_path = ${root}/dovecot.log
info_log_path = ${root}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 1
default_internal_user = ${users.internal}
default_internal_group = ${users.internalGroup}
default_login_user = ${users.login}
recipient_delimiter = +
mail_location = maildir:~/Maildir
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${root}/users
}
userdb {
  driver = static
  args = uid=${users.uid} gid=${users.gid} home=${root}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
`
}
