export const help = `Hubbub hears every mention, answers every customer and catches every crisis.

  npx --yes pnpm@12.21.0 start [options]

Starts everything on this machine: an own PostgreSQL, the API, live updates, all workers and the web,
and prints one address with a one-time sign-in link.

  --no-demo        start empty, with a page that makes the first workspace and its admin;
                   without it a demo workspace opens, with people and live mail traffic
      --crisis     a crisis unfolds in the demo, in the one that runs where one does
  -p, --port N     port of the web and API                      [PORT, default 4000; 0 takes a free one]
  --host H         address to listen on; 0.0.0.0 for all        [HOST, default 127.0.0.1]
  -d, --data DIR   folder that keeps everything across starts   [HUBBUB_DATA, default .hubbub]
      --no-build   use what was built before, whatever has changed since
  -h, --help       this text

Set DATABASE_URL to use a PostgreSQL of your own (it gets no demo), REDIS_URL to move queues and sockets to Redis.
.env.example lists every setting. Ctrl-C stops everything.
`
