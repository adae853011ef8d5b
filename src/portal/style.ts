/** One small sheet for all pages: rem everywhere, so that the font size of the body scales the whole. */
export const STYLE = `
:root{--ink:#1c2733;--soft:#4a5866;--blue:#0b4a94;--deep:#083a75;--line:#d5dde6;--ground:#f2f5f9;--paper:#fff;--red:#b3151c;--good:#0b6b3a;--bad:#a3161b}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:1em/1.75 "PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
body.size-s{font-size:.9rem}body.size-m{font-size:1rem}body.size-l{font-size:1.3rem}
.wrap{max-width:72em;margin:0 auto;padding-left:1.25em;padding-right:1.25em;width:100%}
a{color:var(--blue);text-underline-offset:.2em}
a:hover{color:var(--red)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible{outline:3px solid #f5a623;outline-offset:2px}
.skip{position:absolute;left:-99em;top:0;background:#fff;padding:.5em 1em;z-index:9}
.skip:focus{left:0}
.head{background:var(--deep);color:#fff;border-top:4px solid var(--red)}
.head-row{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.75em 2em;padding-top:1.25em;padding-bottom:1.25em}
.brand{color:#fff;text-decoration:none;display:block}
.brand:hover{color:#fff}
.brand-name{display:block;font-size:1.6em;font-weight:700;letter-spacing:.06em;line-height:1.3}
.brand-sub{display:block;font-size:.85em;color:#cfe0f4;letter-spacing:.12em}
.tools{display:flex;align-items:center;gap:.4em;font-size:.9em}
.tools-label{color:#cfe0f4}
.tool{color:#fff;text-decoration:none;border:1px solid #7fa3cd;border-radius:3px;padding:.15em .65em;min-width:2em;text-align:center}
.tool:hover{color:var(--deep);background:#fff}
.tool[aria-current]{background:#fff;color:var(--deep);font-weight:700}
.nav{background:var(--blue)}
.nav .wrap{display:flex;flex-wrap:wrap}
.nav a{color:#fff;text-decoration:none;padding:.65em 1.4em}
.nav a:hover{background:var(--deep);color:#fff}
.nav a[aria-current]{background:#fff;color:var(--deep);font-weight:700}
main{overflow-wrap:anywhere;padding-top:1.5em;padding-bottom:2.5em;flex:1 0 auto}
time{white-space:nowrap}
h1{font-size:1.6em;line-height:1.4;margin:.2em 0 .5em}
h2{font-size:1.2em;margin:1.8em 0 .7em;padding-left:.6em;border-left:4px solid var(--red);line-height:1.3}
.lead,.hint,.meta,.summary,.data{color:var(--soft)}
.lead{margin-top:0}
.search{display:flex;flex-wrap:wrap;gap:1em;align-items:flex-end;background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:1.1em 1.25em}
.field{display:flex;flex-direction:column;gap:.25em;min-width:9em}
.grow{flex:1 1 18em}
label{font-size:.9em;color:var(--soft)}
input,select,textarea,button{font:inherit;border-radius:4px;min-height:2.75em;padding:.3em .75em;max-width:100%}
input,select,textarea{border:1px solid #7b8896;background:#fff;color:var(--ink);width:100%}
::placeholder{color:#5d6976;opacity:1}
button,.button{background:var(--blue);color:#fff;border:1px solid var(--blue);cursor:pointer}
button{padding:.3em 1.8em;letter-spacing:.1em}
button:hover,.button:hover{background:var(--deep);color:#fff}
.button{display:inline-block;text-decoration:none;border-radius:4px;padding:.4em 1.2em}
.pages{display:flex;gap:1em;margin:1.25em 0}
table{width:100%;border-collapse:collapse;background:var(--paper)}
caption{text-align:left;color:var(--soft);font-size:.9em;padding:.4em 0}
th,td{text-align:left;vertical-align:top;padding:.7em .9em;border-bottom:1px solid var(--line);font-weight:400;overflow-wrap:anywhere}
.records{border:1px solid var(--line)}
.records thead th{background:#e6edf6;color:#16324f;font-weight:600;white-space:nowrap}
.records tbody th{width:30%}
.records tbody th a{font-weight:600;text-decoration:none}
.records tbody th a:hover{text-decoration:underline}
.records tbody tr:hover{background:#f7fafd}
.day{white-space:nowrap;font-variant-numeric:tabular-nums}
.steps tbody th{width:30%;white-space:normal}
.facts{border:1px solid var(--line)}
.facts th{width:11em;background:#eef3f9;color:#16324f;font-weight:600}
.trail ol{list-style:none;display:flex;flex-wrap:wrap;padding:0;margin:0 0 .8em;font-size:.9em;color:var(--soft)}
.trail li+li::before{content:"›";margin:0 .6em;color:var(--soft)}
.paper{background:var(--paper);border:1px solid var(--line);padding:1.75em 2em;white-space:pre-wrap;overflow-wrap:anywhere;line-height:2;font-family:"Songti SC","SimSun","Noto Serif CJK SC",serif}
.cards{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(16em,1fr));gap:1em;padding:0;margin:0}
.cards a{display:block;height:100%;background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--blue);border-radius:4px;padding:1em 1.1em;text-decoration:none}
.cards strong{display:block;color:var(--blue);font-size:1.05em}
.cards span{color:var(--soft);font-size:.95em}
.cards a:hover{border-color:var(--blue)}
.notice{background:var(--paper);border:1px solid var(--line);border-top:4px solid var(--red);padding:1.5em 1.75em;border-radius:4px}
.problem{background:#fdeeee;border-left:4px solid var(--bad);color:#7a1014;padding:.6em 1em}
.empty{background:var(--paper);border:1px dashed #9fb0c1;padding:2em;text-align:center;color:var(--soft)}
.verdict{display:flex;flex-wrap:wrap;align-items:baseline;gap:.3em 1em;background:var(--paper);border:1px solid var(--line);border-left:6px solid var(--good);padding:.9em 1.2em;margin:1em 0}
.portrait{border:1px solid var(--line);object-fit:cover}
.verdict strong{font-size:1.5em;color:var(--good)}
.verdict.bad{border-left-color:var(--bad)}
.verdict.bad strong{color:var(--bad)}
.foot{background:#e4eaf1;border-top:1px solid var(--line);color:#3a4754}
.foot .wrap{padding-top:1em;padding-bottom:1.25em}
.foot p{margin:.3em 0;font-size:.88em}
.contrast{--ink:#000;--soft:#000;--blue:#00008b;--deep:#000;--line:#000;--ground:#fff;--good:#003d1c;--bad:#7a0000}
.contrast a{text-decoration:underline}
.contrast .nav{background:#000}
.contrast .brand-sub,.contrast .tools-label{color:#fff}
.contrast .foot{background:#fff;color:#000}
.flow{list-style:none;counter-reset:step;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(14em,1fr));gap:.8em}
.flow li{counter-increment:step;background:var(--paper);border:1px solid var(--line);border-top:4px solid var(--blue);border-radius:4px;padding:.7em .9em}
.flow li::before{content:counter(step) " ";color:var(--blue);font-weight:700}
.flow span{display:block;color:var(--soft);font-size:.9em}
@media (max-width:46em){
.head-row{padding-top:.9em;padding-bottom:.9em}
.brand-name{font-size:1.3em}
.brand-sub{display:none}
.nav a{flex:1 1 auto;text-align:center;padding:.6em .5em}
.search{flex-direction:column;align-items:stretch}
.grow{flex:none}
.records,.records tbody,.records tr,.records th,.records td{display:block;width:100%}
.records{border:0;background:none}
.records caption{display:block}
.records thead{position:absolute;left:-99em}
.records tr{background:var(--paper);border:1px solid var(--line);border-radius:6px;margin-bottom:.8em;padding:.5em 0}
.records tbody th{width:100%;border:0;padding:.35em 1em;font-size:1.05em}
.records td{border:0;padding:.1em 1em .1em 6em;position:relative}
.records td::before{content:attr(data-label);position:absolute;left:1em;color:var(--soft)}
.facts th{width:7.5em;padding:.6em .7em}
.paper{padding:1.1em 1.1em}
.wrap{padding-left:1em;padding-right:1em}
}
@media print{
h2,h2+.hint,caption{break-after:avoid}
.paper{box-decoration-break:clone;-webkit-box-decoration-break:clone}
.head,.foot,.nav,.skip,.trail,.data,.search,.pages,.button{display:none}
body,main{background:#fff;color:#000;padding:0}
.paper,.facts,.records{border-color:#000}
a{color:#000;text-decoration:none}
@page{margin:20mm}
}
.shared{position:relative;background:#000;border-radius:6px;overflow:hidden}
.shared video,.shared img{display:block;width:100%;max-height:75vh}
.shared audio{display:block;width:100%;margin:3em 0}
.watermark{position:absolute;inset:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(15em,1fr));align-content:space-around;gap:2.5em 1em;pointer-events:none;overflow:hidden}
.watermark span{transform:rotate(-18deg);color:#fff;opacity:.38;font-size:.95em;white-space:nowrap;text-align:center;text-shadow:0 0 3px #000}
.form{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:1.1em 1.25em;display:flex;flex-direction:column;gap:1em;max-width:46em}
.form fieldset{border:1px solid var(--line);border-radius:4px;margin:0;padding:.6em 1em}
.form legend{color:var(--soft);font-size:.9em;padding:0 .4em}
.check{display:flex;gap:.6em;align-items:flex-start;min-height:2.75em;padding-top:.5em}
.check input{width:1.4em;min-height:1.4em;flex:none;margin:.1em 0}
.check label{font-size:1em;color:var(--ink)}
.form button{align-self:flex-start}
.trap{position:absolute;left:-99em}
.chart{margin:0}
.chart svg{display:block;width:100%;max-width:52em;height:auto;background:var(--paper);border:1px solid var(--line);padding:.4em}
.chart rect{fill:var(--blue)}
.chart text{font-size:13px;fill:var(--ink)}
.chart summary{cursor:pointer;padding:.6em 0;min-height:2.75em}
.share{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--good);border-radius:4px;padding:1em 1.1em}
.share strong{color:var(--ink)}
.qr-box{display:flex;gap:1em;align-items:center;margin:1.5em 0;break-inside:avoid}
.qr{flex:none;border:1px solid var(--line)}
.address{overflow-wrap:anywhere;font-family:monospace}
.receipt{font:700 1.7em/1.4 monospace;letter-spacing:.08em;overflow-wrap:anywhere}
.digest,#steps{word-break:break-all}
.digest{font-family:monospace}
`;
