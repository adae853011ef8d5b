/** Texts of how long a decision is shown, how that ended, and corrections. */
export const zhPublication = {
  showThrough: '公示至',
  endings: { withdrawn: '已撤回', expired: '公示期满', stopped: '提前停止公示' } as Record<string, string>,
  correct: '提交更正',
  correctionReason: '更正说明（向公众公开）',
  correctionWaiting: '更正待复核，发布前公众看到的仍是原文本',
  correctionText: '更正后的公开文本',
  releaseCorrection: '发布更正',
  dropCorrection: '不予更正',
  corrections: '更正记录',
  correctionStates: { drafted: '待复核', released: '已更正', dropped: '不予更正' } as Record<string, string>,
  howToCorrect: '增减上表的遮盖后提交更正',
};
