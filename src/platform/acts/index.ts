export {
  type ActCall,
  type ActClass,
  actDecorator,
  type ActKind,
  type ActRules,
  type BeforeAct,
  declarationOf,
  type InputOf,
  type SubjectRunner,
} from './act.js';
export { actRoutes } from './act-routes.js';
