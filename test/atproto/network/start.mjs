import net from 'node:net'

// Nobody but this machine reaches them: the servers of the network would listen at every address.
const { listen } = net.Server.prototype
net.Server.prototype.listen = function (...args) {
  if (typeof args[0] === 'number')
    return listen.call(this, args[0], '127.0.0.1', ...args.filter((arg) => typeof arg === 'function'))
  if (typeof args[0] === 'object' && args[0] !== null && 'port' in args[0])
    return listen.call(this, { ...args[0], host: '127.0.0.1' }, ...args.slice(1))
  return listen.apply(this, args)
}

const { TestNetwork } = await import('@atproto/dev-env')
const network = await TestNetwork.create({ dbPostgresSchema: 'network' })
// The chat of the network is run by its makers alone. Whoever passes on a question to it finds its name, and nobody there.
const { did } = network.pds.ctx.idResolver
const resolve = did.resolve.bind(did)
const chat = {
  id: 'did:web:api.bsky.chat',
  service: [{ id: '#bsky_chat', type: 'BskyChatService', serviceEndpoint: 'http://127.0.0.1:9' }],
}
did.resolve = async (name, ...rest) => (name === chat.id ? chat : await resolve(name, ...rest))

const jwtSecret = network.pds.jwtSecretKey().export().toString()
process.stdout.write(`${JSON.stringify({ url: network.pds.url, jwtSecret })}\n`)
process.once('SIGINT', () => {
  void network.close().then(() => process.exit(0))
})
