# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,264 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'tokens.svg'
set label '{/:Bold mock:careful takes $0.090 for 1000 records, mock:careless about as much}' enhanced at screen 0.025,0.883409 left front font ',18' textcolor rgb '#1b2128'
set label '2026-11-22-f1946611ba-1inzjo · 3 categorizers measured' noenhanced at screen 0.025,0.801383 left front font ',12.5' textcolor rgb '#59636e'
set label 'Prices are those that the run was given; lines are 95 % intervals over records. What a program or a rule works out by itself costs nothing.' noenhanced at screen 0.025,0.0841288 left front font ',11' textcolor rgb '#59636e'
set label 'mock:careful' noenhanced at screen 0.123437,0.633756 right front font ',12.5' textcolor rgb '#1b2128'
set label '$0.090' noenhanced at screen 0.865209,0.633756 right front font ',11' textcolor rgb '#59636e'
set label '420 tokens each' noenhanced at screen 0.975,0.633756 right front font ',11' textcolor rgb '#59636e'
set label 'mock:careless' noenhanced at screen 0.123437,0.517254 right front font ',12.5' textcolor rgb '#1b2128'
set label '$0.089' noenhanced at screen 0.865209,0.517254 right front font ',11' textcolor rgb '#59636e'
set label '418 tokens each' noenhanced at screen 0.975,0.517254 right front font ',11' textcolor rgb '#59636e'
set label 'rules' noenhanced at screen 0.123437,0.400751 right front font ',12.5' textcolor rgb '#1b2128'
set label '0' noenhanced at screen 0.865209,0.400751 right front font ',11' textcolor rgb '#59636e'
set label '0 tokens each' noenhanced at screen 0.975,0.400751 right front font ',11' textcolor rgb '#59636e'
set label 'dollars for 1000 records' noenhanced at screen 0.471783,0.198561 center front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.135104
set rmargin at screen 0.808461
set tmargin at screen 0.692008
set bmargin at screen 0.3425
set border 0
unset logscale x
set xrange [0:0.0968354] noextend
set xtics ('0' 0, '$0.02' 0.02, '$0.04' 0.04, '$0.06' 0.06, '$0.08' 0.08) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [2.5:-0.5] noextend
unset ytics
set grid xtics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
0.0484177 0 0 0.0968354 -0.5 0.5 16185594
0.0484177 2 0 0.0968354 1.5 2.5 16185594
END
$data2 << END
0.0875971 0 0.00462702 0
0.0872838 1 0.00468774 0
0 2 0 0
END
$data3 << END
0.0897833 0
0.0894738 1
0 2
END
plot $data1 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable notitle, \
     $data2 using 1:2:3:4 with vectors nohead lc rgb '#0b65b0' lw 1.6 dt 1 notitle, \
     $data3 using 1:2 with points pt 7 ps 1.06667 lc rgb '#0b65b0' notitle
unset output
