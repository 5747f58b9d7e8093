import { startServer } from '../support/server.js';
import { contractSuite } from './suite.js';

contractSuite('Node', startServer);
