/** A person's sign-in, the same in all workspaces. */
export interface Account {
  id: string
  name: string
  email: string
}

export interface NewAccount {
  email: string
  name: string
  password: string
}

/** The side that knows passwords; no workspace's data is within its reach. */
export interface Accounts {
  find(id: string): Promise<Account | null>
  findByEmail(email: string): Promise<Account | null>
  /** Throws `account.exists` where the address has one. */
  create(account: NewAccount): Promise<Account>
  /** Creates it, or takes over one that a broken first run left behind. */
  claim(account: NewAccount): Promise<Account>
  remove(id: string): Promise<void>
}
