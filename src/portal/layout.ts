import { type Html, markup, type Part } from './html.js';
import { link, type View } from './view.js';

export interface Page {
  readonly title: string;
  readonly body: Html;
  /** Kept out of search engines. */
  readonly unlisted?: boolean;
  /** Address of the one script of the page, from this site. */
  readonly script?: string;
}

const SITE = '行政执法信息公示平台';

/** The frame of every page: skip link, headings, navigation, font size and contrast as plain links. */
export function document(view: View, { title, body, unlisted, script }: Page): string {
  const page = markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
${unlisted && markup`<meta name="robots" content="noindex">`}
<title>${title} - ${SITE}</title>
<link rel="stylesheet" href="/portal/style.css">
<link rel="alternate" type="application/atom+xml" title="最新公示" href="/portal/feed.atom">
<link rel="describedby" type="application/ld+json" href="/portal/catalog.jsonld">
${script && markup`<script type="module" src="${script}"></script>`}
</head>
<body class="size-${view.size}${view.contrast && ' contrast'}">
<a class="skip" href="#content">跳到正文</a>
${header(view)}
<main id="content" class="wrap">
${body}
</main>
<footer class="foot"><div class="wrap">
<p>本页面公示的执法决定，依据《行政处罚法》第四十八条、《行政许可法》第四十条和国务院办公厅《关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》公开。</p>
<p>个人信息已依法隐去。公示信息以作出决定的行政机关送达的决定书为准。</p>
</div></footer>
</body>
</html>`;
  return page.markup;
}

function header(view: View): Html {
  return markup`<header class="head">
<div class="wrap head-row">
<a class="brand" href="${link(view, '/portal')}"><span class="brand-name">${SITE}</span><span class="brand-sub">行政执法公示 · 全过程记录 · 法制审核</span></a>
<div class="tools" role="group" aria-label="显示方式">
<span class="tools-label">字号</span>${sizes(view)}
<a class="tool" href="${link({ ...view, contrast: !view.contrast }, view.path, view.params)}">${view.contrast ? '标准配色' : '高对比'}</a>
</div>
</div>
<nav class="nav" aria-label="主导航"><div class="wrap">
${entry(view, '/portal', '首页')}${entry(view, '/portal/disclosures', '执法决定')}${entry(view, '/portal/agencies', '执法机关')}${entry(view, '/verify', '执法证核验')}${entry(view, '/portal/devices', '监控设备')}${entry(view, '/portal/review-catalogue', '审核目录')}${entry(view, '/portal/deadlines', '期限计算')}${entry(view, '/portal/statistics', '公示统计')}${entry(view, '/portal/requests', '公众申请')}
</div></nav>
</header>`;
}

function sizes(view: View): Part {
  const names = { s: '小', m: '中', l: '大' } as const;
  return (['l', 'm', 's'] as const).map(
    (size) =>
      markup`<a class="tool" href="${link({ ...view, size }, view.path, view.params)}"${view.size === size && markup` aria-current="true"`} aria-label="${names[size]}号字">${names[size]}</a>`,
  );
}

function entry(view: View, path: string, name: string): Html {
  return markup`<a href="${link(view, path)}"${view.path === path && markup` aria-current="page"`}>${name}</a>`;
}

/** Hidden fields that carry the view through a form. */
export function viewFields(view: View): Part {
  return [
    view.size !== 'm' && markup`<input type="hidden" name="size" value="${view.size}">`,
    view.contrast && markup`<input type="hidden" name="contrast" value="high">`,
  ];
}
