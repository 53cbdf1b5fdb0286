import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { chatChannel, startChatHarness } from './chat.fixtures.ts'

describeChannelContract('chat', chatChannel, startChatHarness)
