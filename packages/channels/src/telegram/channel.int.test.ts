import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { startTelegramHarness, telegramChannel } from './telegram.fixtures.ts'

describeChannelContract('telegram', telegramChannel, startTelegramHarness)
