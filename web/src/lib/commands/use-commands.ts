import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type Command, commandStore } from './command-store.ts'

/** Offers commands to the keys and the palette for as long as the component is shown. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  const owner = useRef(Symbol('commands'))
  useEffect(() => {
    latest.current = commands
  })
  const offered = commands.map(({ id, title, keys }) => `${id} ${title} ${keys ?? ''}`).join('\n')
  useEffect(() => {
    const key = owner.current
    // @NOTE what a command does is looked up when it runs: it closes over the render that is shown then
    const runLatest = (id: string) => latest.current.find((command) => command.id === id)?.run()
    commandStore.register(
      key,
      latest.current.map((command) => ({ ...command, run: () => runLatest(command.id) })),
    )
    return () => commandStore.unregister(key)
  }, [offered])
}

export const useOfferedCommands = () => useSyncExternalStore(commandStore.subscribe, commandStore.get)
