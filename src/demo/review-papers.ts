/** What officers and reviewers of the demo office write in a legal review. */
export const SUBMISSION = {
  statement: '拟作出行政处罚决定，请审核。',
  materials: ['送审说明', '决定书草稿', '证据材料'],
};

/** An opinion that agrees, or one that finds the discretion poorly explained. */
export const opinionOf = (good: boolean) => ({
  items: [1, 2, 3, 4, 5, 6, 7].map((item) => ({
    item,
    passed: good || item !== 4,
    note: good || item !== 4 ? '符合要求' : '裁量档次说明不充分，请补充从轻、从重情节',
  })),
  opinion: good ? ('agree' as const) : ('problems' as const),
  ...(good ? {} : { problemKind: 'correct' as const }),
  text: good ? '经审核，同意拟处罚意见。' : '裁量理由不充分，请补正后再送审。',
});
