import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { plainNetwork } from './channel.ts'
import { startPlainHarness } from './plain-network.fixtures.ts'

describeChannelContract('the plain network', plainNetwork, startPlainHarness)
