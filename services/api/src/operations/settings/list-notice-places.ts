import { listNoticePlaces as definition } from '@hubbub/contracts/http'
import { listNoticePlaces } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listNoticePlacesOperation = operation(definition, async (ctx) => ({
  items: await listNoticePlaces(ctx),
}))
