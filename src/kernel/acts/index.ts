export {
  type ActDeclaration,
  type ActMethod,
  declarationNamed,
  declareAct,
  declaredActs,
  type ShapeClass,
} from './declaration.js';
export { LEAVE_AS_IT_WAS } from './versions.js';
