export {
  type ActCall,
  type ActClass,
  actDecorator,
  type ActKind,
  type ActRules,
  declarationOf,
  type InputOf,
  type SubjectRunner,
} from './act.js';
export { actRoutes } from './act-routes.js';
