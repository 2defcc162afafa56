# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,256 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'kinds.svg'
set arrow from screen 0.192965,0.228203 to screen 0.19859,0.228203 nohead front lc rgb '#a4450c' lw 10 dt 1
set arrow from screen 0.198173,0.228203 to screen 0.203798,0.228203 nohead front lc rgb '#b45418' lw 10 dt 1
set arrow from screen 0.203382,0.228203 to screen 0.209007,0.228203 nohead front lc rgb '#c56324' lw 10 dt 1
set arrow from screen 0.20859,0.228203 to screen 0.214215,0.228203 nohead front lc rgb '#d57230' lw 10 dt 1
set arrow from screen 0.213798,0.228203 to screen 0.219423,0.228203 nohead front lc rgb '#e08444' lw 10 dt 1
set arrow from screen 0.219007,0.228203 to screen 0.224632,0.228203 nohead front lc rgb '#e69860' lw 10 dt 1
set arrow from screen 0.224215,0.228203 to screen 0.22984,0.228203 nohead front lc rgb '#ebab7b' lw 10 dt 1
set arrow from screen 0.229423,0.228203 to screen 0.235048,0.228203 nohead front lc rgb '#f1bf97' lw 10 dt 1
set arrow from screen 0.234632,0.228203 to screen 0.240257,0.228203 nohead front lc rgb '#f4cfaf' lw 10 dt 1
set arrow from screen 0.23984,0.228203 to screen 0.245465,0.228203 nohead front lc rgb '#f5dac3' lw 10 dt 1
set arrow from screen 0.245048,0.228203 to screen 0.250673,0.228203 nohead front lc rgb '#f6e6d7' lw 10 dt 1
set arrow from screen 0.250257,0.228203 to screen 0.255882,0.228203 nohead front lc rgb '#f7f1eb' lw 10 dt 1
set arrow from screen 0.255465,0.228203 to screen 0.26109,0.228203 nohead front lc rgb '#eef2f4' lw 10 dt 1
set arrow from screen 0.260673,0.228203 to screen 0.266298,0.228203 nohead front lc rgb '#dbe8f1' lw 10 dt 1
set arrow from screen 0.265882,0.228203 to screen 0.271507,0.228203 nohead front lc rgb '#c8deee' lw 10 dt 1
set arrow from screen 0.27109,0.228203 to screen 0.276715,0.228203 nohead front lc rgb '#b5d4eb' lw 10 dt 1
set arrow from screen 0.276298,0.228203 to screen 0.281923,0.228203 nohead front lc rgb '#9ec6e4' lw 10 dt 1
set arrow from screen 0.281507,0.228203 to screen 0.287132,0.228203 nohead front lc rgb '#83b4da' lw 10 dt 1
set arrow from screen 0.286715,0.228203 to screen 0.29234,0.228203 nohead front lc rgb '#68a3cf' lw 10 dt 1
set arrow from screen 0.291923,0.228203 to screen 0.297548,0.228203 nohead front lc rgb '#4d91c5' lw 10 dt 1
set arrow from screen 0.297132,0.228203 to screen 0.302757,0.228203 nohead front lc rgb '#3880b8' lw 10 dt 1
set arrow from screen 0.30234,0.228203 to screen 0.307965,0.228203 nohead front lc rgb '#2a6fa8' lw 10 dt 1
set arrow from screen 0.307548,0.228203 to screen 0.313173,0.228203 nohead front lc rgb '#1d5f97' lw 10 dt 1
set arrow from screen 0.312757,0.228203 to screen 0.318382,0.228203 nohead front lc rgb '#0f4e87' lw 10 dt 1
set label '{/:Bold Hardest is amount\_global: vae does best, at 0.80}' enhanced at screen 0.025,0.879766 left front font ',18' textcolor rgb '#1b2128'
set label 'retail · 120 rows measured, 6 of them anomalous · seed 1' noenhanced at screen 0.025,0.795176 left front font ',12.5' textcolor rgb '#59636e'
set label 'Area under the ROC curve of each kind''s rows against all normal rows; in brackets, how many anomalous rows there are. Systems best first, kinds easiest first.' noenhanced at screen 0.025,0.0867578 left front font ',11' textcolor rgb '#59636e'
set label 'ring (7)' noenhanced at screen 0.170299,0.64332 center front font ',11' textcolor rgb '#59636e'
set label 'balance_break (7)' noenhanced at screen 0.326549,0.64332 center front font ',11' textcolor rgb '#59636e'
set label 'amount_global (7)' noenhanced at screen 0.482799,0.64332 center front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.0817578,0.557207 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.84' noenhanced at screen 0.170299,0.557207 center front font ',11' textcolor rgb '#000000'
set label '0.82' noenhanced at screen 0.326549,0.557207 center front font ',11' textcolor rgb '#000000'
set label '0.80' noenhanced at screen 0.482799,0.557207 center front font ',11' textcolor rgb '#000000'
set label 'knn' noenhanced at screen 0.0817578,0.463105 right front font ',12.5' textcolor rgb '#1b2128'
set label '0.67' noenhanced at screen 0.170299,0.463105 center front font ',11' textcolor rgb '#000000'
set label '0.65' noenhanced at screen 0.326549,0.463105 center front font ',11' textcolor rgb '#000000'
set label '0.63' noenhanced at screen 0.482799,0.463105 center front font ',11' textcolor rgb '#000000'
set label 'random' noenhanced at screen 0.0817578,0.369004 right front font ',12.5' textcolor rgb '#59636e'
set label '0.47' noenhanced at screen 0.170299,0.369004 center front font ',11' textcolor rgb '#000000'
set label '0.45' noenhanced at screen 0.326549,0.369004 center front font ',11' textcolor rgb '#000000'
set label '0.43' noenhanced at screen 0.482799,0.369004 center front font ',11' textcolor rgb '#000000'
set label '0 (upside down)' noenhanced at screen 0.0921745,0.228203 left front font ',11' textcolor rgb '#59636e'
set label '1 (perfect); 0.5 is chance' noenhanced at screen 0.326298,0.228203 left front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.0921745
set rmargin at screen 0.560924
set tmargin at screen 0.604258
set bmargin at screen 0.321953
set border 0
unset logscale x
set xrange [-0.5:2.5] noextend
unset xtics
unset logscale y
set yrange [2.5:-0.5] noextend
unset ytics
unset grid
$data1 << END
0 0 -0.493333 0.493333 -0.458489 0.458489 4031933
1 0 0.506667 1.49333 -0.458489 0.458489 4755139
2 0 1.50667 2.49333 -0.458489 0.458489 5609160
0 1 -0.493333 0.493333 0.541511 1.45849 11390953
1 1 0.506667 1.49333 0.541511 1.45849 11982059
2 1 1.50667 2.49333 0.541511 1.45849 12573164
0 2 -0.493333 0.493333 1.54151 2.45849 16182756
1 2 0.506667 1.49333 1.54151 2.45849 16181467
2 2 1.50667 2.49333 1.54151 2.45849 16179921
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle
unset output
