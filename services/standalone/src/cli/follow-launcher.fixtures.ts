import { followLauncher } from './follow-launcher.ts'

const life = setInterval(() => {}, 1_000)
followLauncher(() => {
  process.stdout.write('it is gone\n')
  clearInterval(life)
})
process.stdout.write('here\n')
