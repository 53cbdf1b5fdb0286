import { describeChannelContract } from '../contract-suite/describe-channel-contract.ts'
import { discordChannel, startDiscordHarness } from './discord.fixtures.ts'

describeChannelContract('discord', discordChannel, startDiscordHarness)
