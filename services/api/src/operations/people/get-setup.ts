import { getSetup as definition } from '@hubbub/contracts/http'
import { openOperation } from '../../http/operation.ts'

export const getSetupOperation = openOperation(definition, async ({ directory, setup }) => ({
  needsSetup: await directory.isEmpty(),
  demo: setup.demo,
  mail: setup.mail,
  oidc: setup.oidc,
  demoPeople: setup.demo ? await setup.demoPeople() : [],
}))
