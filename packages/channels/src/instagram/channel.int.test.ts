import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { instagramChannel, startInstagramHarness } from './instagram.fixtures.ts'

describeChannelContract('instagram', instagramChannel, startInstagramHarness)
