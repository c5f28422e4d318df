import { startNode } from '../hosts/start-node.ts'
import { describeContract } from './run-contract.ts'

describeContract('node', startNode)
