import { describeChannelContract } from '../../contract-suite/describe-channel-contract.ts'
import { jetstream, startJetstreamHarness } from './jetstream.fixtures.ts'

describeChannelContract('jetstream', jetstream, startJetstreamHarness)
