import { errorMessage } from '@hubbub/contracts'
import { playDrill } from '@hubbub/domain'
import { workContext } from '@hubbub/worker'
import { type CollectDeps, intakeTools } from './collect-deps.ts'
import { log } from './log.ts'

/** Says in every drill what is due. Several processes may: what one has said the other finds said. */
export async function playDrills(deps: CollectDeps): Promise<void> {
  for (const workspaceId of await deps.database.system.playingDrills()) {
    // One that cannot go on holds up nobody.
    await playDrill(workContext(deps, { workspaceId, trace: null }), intakeTools(deps)).catch(
      (error: unknown) => log.error({ workspaceId, reason: errorMessage(error) }, 'a drill is held up'),
    )
  }
}
