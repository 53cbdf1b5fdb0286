import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { messengerChannel, startMessengerHarness } from './messenger.fixtures.ts'

describeChannelContract('messenger', messengerChannel, startMessengerHarness)
