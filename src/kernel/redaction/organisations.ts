const SUFFIX =
  '(?:公司|集团|厂|店|馆|所|院|行|社|局|部|站|中心|市场|超市|商场|酒店|宾馆|饭店|餐厅|餐馆|食堂|学校|大学|中学|小学|幼儿园|银行|支行|协会|委员会|居委会|村委会|办事处|法院|检察院|政府|工作室|合作社|农场|经营部|门市部|服务部|批发部|便利店|药房|诊所|医院|网吧|浴池|茶楼|菜馆|小吃|摊|铺|坊|屋|吧|队|城|户)';
const ENDS_AS_ORGANISATION = new RegExp(`${SUFFIX}(?:[（(][^）)]{0,12}[）)])?$`);
// What stands between a person and an organisation that is not his: verbs, particles, places.
const CONTINUES = new RegExp(
  `^(?![的在于与和及系为是向对从将把被因以等至到经])[一-龥A-Za-z0-9·]{0,14}?${SUFFIX}(?![一-龥]*某)`,
);
const JOINT = /[的在于与和及、系为是向对从将把被因以等至到经营开设诉称述证实签字收受购买驾驶未擅自持有曾任]/;

/** True for the name of an organisation or shop rather than of a person. */
export function isOrganisation(name: string): boolean {
  return name.length > 3 && ENDS_AS_ORGANISATION.test(name);
}

/** True when what follows a person's name makes it a part of an organisation's name (李娟餐馆). */
export function isOrganisationPart(following: string): boolean {
  const match = CONTINUES.exec(following);
  return match !== null && !JOINT.test(match[0].slice(0, -1));
}
