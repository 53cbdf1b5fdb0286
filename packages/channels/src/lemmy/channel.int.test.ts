import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { lemmy, startLemmyHarness } from './lemmy.fixtures.ts'

describeChannelContract('lemmy', lemmy, startLemmyHarness)
